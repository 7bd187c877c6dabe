"""The verbs a negotiator would say aloud: record, receive, transmit, respond, compare, ask what is outstanding."""
