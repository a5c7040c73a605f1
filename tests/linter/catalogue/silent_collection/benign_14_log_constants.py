# expect: nothing
import logging

logger = logging.getLogger(__name__)
CONTACT_EMAIL = "accueil@valbrume.example"


class Releve:
    """Reads the mailbox of the office."""

    REPLY_EMAIL = CONTACT_EMAIL

    def relever(self, guichet, body):
        logger.info("dossier %s, réponses à %s", guichet.email_box_imap_folder, self.REPLY_EMAIL)
        logger.info("envoyé depuis %s pour %s", CONTACT_EMAIL, body.short_name)
