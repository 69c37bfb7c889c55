"""x"""
from tests.ui.tour import Guide, guide, tour  # noqa: F401

def test_tour(guide: Guide) -> None:
    import time
    t=time.time()
    for name, widget in tour(guide):
        widget.grab().save(f"/tmp/tour/{name.replace(' ','-')}.png")
        print(name, round(time.time()-t,2))
