"""Cancels a task between two turns: `inject_turn(turn, name)`, for the Python twin of a program in JavaScript."""


def inject_turn(turn, name):
    """After that many turns of whatever loops. Answers the places: every turn with each task that then stands where it
    did not stand before."""
    from asyncio import base_events, tasks

    run_once = base_events.BaseEventLoop._run_once
    turns = 0
    stands = {}
    places = []

    def run_once_and_cancel(loop):
        nonlocal turns
        run_once(loop)
        turns += 1
        for task in tasks.all_tasks(loop):
            awaited = task._fut_waiter
            at = awaited, awaited is not None and awaited.done()
            if awaited is None or stands.get(task) != at:
                places.append([turns, task.get_name()])
            if name is None:
                stands[task] = at
        if turns == turn:
            next(task for task in tasks.all_tasks(loop) if task.get_name() == name).cancel("injected")

    base_events.BaseEventLoop._run_once = run_once_and_cancel
    return places
