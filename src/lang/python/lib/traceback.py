# Appended to traceback: one line of source a frame and the marks under it as CPython 3.11 has them.


def _marks_of_operator(segment):
    """Where in an expression the operator or the subscript is that failed, as a pair of offsets."""
    import ast
    statements = ast.parse(segment).body
    if len(statements) != 1 or not isinstance(statements[0], ast.Expr):
        return None
    expression = statements[0].value
    at = lambda offset: _byte_offset_to_character_offset(segment, offset)
    if isinstance(expression, ast.BinOp):
        left, right = at(expression.left.end_col_offset), at(expression.right.col_offset)
        between = segment[left:right]
        start = left + len(between) - len(between.lstrip())
        while start < len(segment) and (segment[start].isspace() or segment[start] in ")#"):
            start += 1
        two = start + 1 < right and not segment[start + 1].isspace()
        return start, start + 1 + two
    if isinstance(expression, ast.Subscript):
        start, end = at(expression.value.end_col_offset), at(expression.slice.end_col_offset + 1)
        start = segment.find("[", start)
        end = segment.find("]", end) if "]" in segment[end:] else len(segment) - 1
        return start, end + 1
    return None


def _marks(frame, line):
    """The marks under `line`, or nothing where they would be under the whole of it."""
    if frame.colno is None or frame.end_colno is None:
        return ""
    start = _byte_offset_to_character_offset(line, frame.colno)
    operator = None
    if frame.end_lineno == frame.lineno:
        end = _byte_offset_to_character_offset(line, frame.end_colno)
        with suppress(Exception):
            operator = _marks_of_operator(line[start:end])
    else:
        end = len(line.rstrip())
    if not operator and end - start >= len(line.strip()):
        return ""
    stripped = len(line) - len(line.lstrip())
    width = lambda text: _display_width(text) if text else 0
    space = " " * (4 + width(line[:start]) - stripped)
    if not operator:
        return space + "^" * width(line[start:end]) + "\n"
    first, last = operator
    segment = line[start:end]
    parts = width(segment[:first]), width(segment[first:last]), width(segment[last:])
    return space + "~" * parts[0] + "^" * parts[1] + "~" * parts[2] + "\n"


def _format_frame(self, frame, **kwargs):
    rows = [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n']
    if frame.line:
        line = (frame._original_lines or frame.line).split("\n")[0]
        rows += [f"    {line.strip()}\n", _marks(frame, line)]
    for name, value in sorted((frame.locals or {}).items()):
        rows.append(f"    {name} = {value}\n")
    return "".join(rows)


def _format_syntax_error(self, kind, **kwargs):
    place = ""
    if self.lineno is not None:
        yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
    elif self.filename is not None:
        place = f" ({self.filename})"
    if self.text is not None:
        text = self.text.rstrip("\n")
        shown = text.lstrip(" \n\f")
        yield f"    {shown}\n"
        if self.offset is not None:
            start, end = self.offset, self.end_offset
            if end in (None, 0, -1, start):
                end = start + 1
            if self.end_lineno is not None and self.end_lineno != self.lineno:
                end = len(text) + 1
            cut = 1 + len(text) - len(shown)
            if start >= cut:
                space = "".join(c if c.isspace() else " " for c in shown[:start - cut])
                yield f"    {space}{'^' * (end - start)}\n"
    yield f"{kind}: {self.msg or '<no detail available>'}{place}\n"


_OF_STATEMENTS = {
    "LOAD_SPECIAL", "WITH_EXCEPT_START", "GET_ITER", "FOR_ITER", "GET_AITER", "GET_ANEXT", "END_ASYNC_FOR",
}


def _is_of_statement(code, index, line):
    """Whether a `with` or a `for` itself failed, and no expression of its head: 3.11 has no marks for these."""
    import opcode
    if not linecache.getline(code.co_filename, line).lstrip().startswith(("with ", "for ", "async ")):
        return False
    positions = list(itertools.islice(code.co_positions(), index + 1))
    start = index
    while start > 0 and positions[start - 1] == positions[index]:
        start -= 1
    run = [opcode.opname[code.co_code[2 * at]] for at in range(start, index + 1)]
    if run[:4] == ["LOAD_CONST"] * 3 + ["CALL"]:
        return True  # `__exit__(None, None, None)`
    return not _OF_STATEMENTS.isdisjoint(run)


_position = _get_code_position


def _position_as_in_3_11(code, instruction_index):
    position = _position(code, instruction_index)
    if position[2] is not None and _is_of_statement(code, instruction_index // 2, position[0]):
        return position[0], None, None, None
    return position


_get_code_position = _position_as_in_3_11
StackSummary.format_frame_summary = _format_frame
TracebackException._format_syntax_error = _format_syntax_error

_init = TracebackException.__init__


def _init_as_in_3_11(self, *args, **kwds):
    _init(self, *args, **kwds)
    if isinstance(self._str, str):
        self._str = self._str.partition(". Did you forget to import ")[0]


TracebackException.__init__ = _init_as_in_3_11
