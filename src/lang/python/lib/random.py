# Appended to random: what CPython takes from the machine comes from the session's seed.
_seed_with = Random.seed

def _seed(self, a=None, version=2):
    if a is None:
        a = int.from_bytes(_urandom(32))
    _seed_with(self, a, version)

Random.seed = _seed
SystemRandom.seed = lambda self, *args, **kwds: None
_inst.seed()
seed = _inst.seed
