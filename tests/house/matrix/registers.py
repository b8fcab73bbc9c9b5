"""The doors of registers."""

from .roles import EVERYBODY

GET = {
    "registers:api_dictionary": EVERYBODY,
    "registers:api_divisions": EVERYBODY,
    "registers:api_halls": EVERYBODY,
    "registers:api_regulation": EVERYBODY,
    "registers:api_regulations": EVERYBODY,
    "registers:article": EVERYBODY,
    "registers:changes": EVERYBODY,
    "registers:dataset": EVERYBODY,
    "registers:dictionaries": EVERYBODY,
    "registers:dictionary": EVERYBODY,
    "registers:open_data": EVERYBODY,
    "registers:regulation": EVERYBODY,
    "registers:regulations": EVERYBODY,
    "registers:todos": "FFFPPPPP",
}
POST = {
    "registers:repeal": "FFFFFFFF",
}
CLOSE = {
    ("post", "registers:repeal"): "FFFFFFFPFFFFFFF",
    ("get", "registers:todos"): "PPPFFFFPPPPPPFF",
}
