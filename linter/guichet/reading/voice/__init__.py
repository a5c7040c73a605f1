"""What a caller hears and may press: TwiML, VoiceXML, dial plans and Python."""
