"""The Speak door and what is behind it: reports, mailboxes, readers, alerts, holds, safe versions."""
