"""The list of a ward's households and the search by name, by FastAPI; nobody signs in.

VUON_REGISTER names the database file, VUON_COMMUNE the ward's code.
"""

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from household_list import TEMPLATE, commune_of, connect, page
from jinja2 import Environment

app = FastAPI()
register = connect()
commune = commune_of(register)
template = Environment(autoescape=True).from_string(TEMPLATE)


@app.get("/dang-nhap")
async def ready():
    return HTMLResponse("")


# Not handed to a thread: the query takes less time than that would.
@app.get("/ho")
async def households(q: str = ""):
    return HTMLResponse(template.render(page(register, commune, q)))
