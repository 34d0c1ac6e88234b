# Text: str methods, format, re, string, textwrap.
import re
import string
import textwrap

print(f"{3.14159:8.2f}|{42:>6}|{'left':<8}|{'mid':^7}|{1234567:,}|{255:#x}|{0.25:.0%}|{'q'!r}")
print("{0} {name!s:>5} {1[0]}".format("a", [7], name="bo"), "%05d %s %-4s|" % (42, [1], "x"))
print(re.findall(r"(\w)(\d+)", "a1 b22 c"), re.sub(r"\s+", "-", "a  b \t c"))
match = re.match(r"(?P<key>\w+)=(?P<value>.*)", "colour=red")
print(match.groupdict(), match.span("value"), match["key"])
print(string.Template("$who likes $what").substitute(who="ann", what="tea"), string.ascii_lowercase[:3])
print(textwrap.fill("the quick brown fox jumps over the lazy dog", 20))
print(textwrap.dedent("""
    one
      two
""").strip())
print("한글".encode(), "straße".upper(), "Ünï".casefold(), "a-b_c".split("-"), "x".join("abc"), "tab\tq".expandtabs(4))
