# Data: json, pprint, struct, base64, hashlib, copy.
import base64
import copy
import hashlib
import json
import struct
from pprint import pformat

thing = {"name": "Bo", "tags": ["a", None, True], "size": 1.5, "inner": {"한": "글"}}
print(json.dumps(thing), json.dumps(thing, indent=1, ensure_ascii=False, sort_keys=True))
print(json.loads('{"a": [1, 2.0, "x\\u0041", null]}'))
try:
    json.loads("{'a': 1}")
except json.JSONDecodeError as error:
    print(error)
print(pformat({"long key " + str(n): list(range(8)) for n in range(3)}, width=40))
print(struct.pack(">HI", 1, 2), struct.unpack("<h", b"\x01\x02"), struct.calcsize("bbi"))
print(base64.b64encode(b"loop"), base64.b64decode("c2NvcGU="))
print(hashlib.sha256(b"x").hexdigest()[:16], hashlib.md5(b"x").hexdigest()[:8])
one = [[1], [2]]
shallow, deep = copy.copy(one), copy.deepcopy(one)
one[0].append(9)
print(shallow, deep)
