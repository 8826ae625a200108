"""The supportive examination of one service: the examiner first, six lines, and the reply beside each."""
