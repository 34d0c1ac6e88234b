# The engine's RLock does not tell whether it is owned, and Condition would find out by acquiring it, which succeeds.
_CRLock = None
