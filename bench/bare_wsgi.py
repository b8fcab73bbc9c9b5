"""Entry of the barest Django for the server; imported by nothing else, for it configures Django its own way."""

from .bare import application_of

application = application_of()
