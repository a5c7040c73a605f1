-- expect: slot-release-random
SELECT TOP 20 d.id INTO #retenues FROM demandes d WHERE d.statut = 'complete' ORDER BY NEWID();
UPDATE demandes SET statut = 'retenue' WHERE id IN (SELECT id FROM #retenues);
