"""Letters by e-mail: what a letter is, and handing it to the mail server."""

from samrad.gateways.mail.letters import CalendarPart, Letter
from samrad.gateways.mail.sending import MailServer, NotNow, NotThere, Security, send

__all__ = ["CalendarPart", "Letter", "MailServer", "NotNow", "NotThere", "Security", "send"]
