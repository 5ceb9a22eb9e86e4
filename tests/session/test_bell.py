"""The bell: who hears it, and how a listener leaves."""

from timeline_app.session.bell import Bell, Changed


def test_a_subscription_ends_whatever_it_is_told() -> None:
    bell, heard = Bell(), list[Changed]()
    end = bell.subscribe(heard.append)
    bell.ring(Changed.FILTER)
    end("the object that was destroyed")
    bell.ring(Changed.FILTER)
    assert heard == [Changed.FILTER]
