"""Classes of data: each has data keys of its own, so that one can be renewed or destroyed without the others."""

KEK = 0  # not a class of data: what is wrapped by the key-encryption key itself
OWN_KEY = 255  # encrypted under a key that the caller holds
CLASSES = {
    "identity": 1,  # names, numbers of documents
    "contact": 2,  # telephone numbers, addresses
    "content": 3,  # what people declared: answers, papers, certificates, requests
    "secret": 4,  # private keys and shared secrets of the house
    "keys": 5,  # keys of single persons, wrapped
}
NAMES = {number: name for name, number in CLASSES.items()}
