//! Syntax errors in CPython 3.11's words and places. The compiler has those of 3.14, and a few of its parser's own.

use rustpython_vm as vm;
use vm::builtins::PyBaseExceptionRef;
use vm::compiler::ast::Expr;
use vm::compiler::parser::parse_expression;
use vm::{AsObject, PyResult, VirtualMachine};

/// Texts of the parser, and those of 3.11. What names a token in backticks is "invalid syntax" there, too.
const WORDS: &[(&str, &str)] = &[
    ("unexpected indentation", "unexpected indent"),
    (
        "parameter without a default follows parameter with a default",
        "non-default argument follows default argument",
    ),
    (
        "f-string: valid expression required before '}'",
        "f-string: empty expression not allowed",
    ),
    (
        "f-string: expecting '}', or format specs",
        "f-string: expecting '}'",
    ),
    ("Expected one or more names after 'import'", INVALID),
    ("cannot use attribute as import target", INVALID),
    ("expected argument value expression", INVALID),
    ("delete statement must have at least one target", INVALID),
    ("global statement must have at least one name", INVALID),
    (
        "expected class, function definition or async function definition after decorator",
        INVALID,
    ),
    ("unparenthesized tuple expression cannot be used here", INVALID),
];

const INVALID: &str = "invalid syntax";

/// What a `SyntaxError` says: its text, and a place in one line, with columns that count from 0.
struct Told {
    text: String,
    line: usize,
    start: usize,
    /// None where the marks are one.
    end: Option<usize>,
}

/// `error`, raised by the compiler for `source`, as CPython 3.11 tells it.
pub(super) fn as_in_3_11(error: PyBaseExceptionRef, source: &str, vm: &VirtualMachine) -> PyBaseExceptionRef {
    // An attribute that cannot be set leaves the error as the compiler has it.
    let _ = retell(&error, source, vm);
    error
}

fn retell(error: &PyBaseExceptionRef, source: &str, vm: &VirtualMachine) -> PyResult<()> {
    let object = error.as_object();
    let number = |name: &'static str| -> PyResult<Option<usize>> {
        let value = object.get_attr(name, vm)?;
        Ok(value.try_into_value::<usize>(vm).ok())
    };
    if !error.fast_isinstance(vm.ctx.exceptions.syntax_error) {
        return Ok(());
    }
    let (Some(line), Some(offset)) = (number("lineno")?, number("offset")?) else {
        return Ok(());
    };
    let same_line = number("end_lineno")? == Some(line);
    let end = number("end_offset")?
        .filter(|end| same_line && *end > offset)
        .map(|end| end - 1);
    let text = object.get_attr("msg", vm)?.str(vm)?.to_string();
    let mut told = Told {
        text,
        line,
        start: offset.saturating_sub(1),
        end,
    };
    if number("end_lineno")?.is_some_and(|last| last > line) {
        told.end = Some(told.shown(source).len()); // of several lines the first is shown
    }
    told.reword(source);
    told.replace(source);
    let lines: Vec<&str> = source.lines().collect();
    let shown = lines.get(told.line - 1).copied();
    object.set_attr("msg", vm.ctx.new_str(told.text.as_str()), vm)?;
    object.set_attr(
        "args",
        vm.ctx.new_tuple(vec![vm.ctx.new_str(told.text.as_str()).into()]),
        vm,
    )?;
    let Some(shown) = shown.filter(|_| !error.fast_isinstance(vm.ctx.exceptions.tab_error)) else {
        // Nothing is marked: the line is not there, or its columns depend on who reads it.
        object.set_attr("offset", vm.ctx.none(), vm)?;
        object.set_attr("lineno", vm.ctx.new_int(told.line.min(lines.len().max(1))), vm)?;
        let last = lines
            .get(told.line.min(lines.len()).saturating_sub(1))
            .copied()
            .unwrap_or_default();
        return object.set_attr("text", vm.ctx.new_str(last.trim_start()), vm);
    };
    object.set_attr("text", vm.ctx.new_str(format!("{shown}\n")), vm)?;
    object.set_attr("lineno", vm.ctx.new_int(told.line), vm)?;
    object.set_attr("offset", vm.ctx.new_int(told.start + 1), vm)?;
    let end = told.end.unwrap_or(told.start + 1);
    object.set_attr("end_lineno", vm.ctx.new_int(told.line), vm)?;
    object.set_attr("end_offset", vm.ctx.new_int(end + 1), vm)
}

impl Told {
    fn is(&self, start: &str) -> bool {
        self.text.starts_with(start)
    }

    /// The line, as characters.
    fn shown(&self, source: &str) -> Vec<char> {
        source
            .lines()
            .nth(self.line - 1)
            .unwrap_or_default()
            .chars()
            .collect()
    }

    fn reword(&mut self, source: &str) {
        if let Some((_, words)) = WORDS.iter().find(|(text, _)| self.text == *text) {
            self.text = (*words).to_owned();
        } else if self.text.contains('`') {
            self.text = INVALID.to_owned();
        }
        if self.text == "cannot assign to function call" {
            let rest = self
                .end
                .and_then(|end| self.shown(source).get(end..).map(String::from_iter));
            if rest.is_some_and(|rest| rest.trim_start().starts_with("= ")) {
                self.text += " here. Maybe you meant '==' instead of '='?";
            }
        }
        if self.is("unterminated triple-quoted string literal") {
            let lines = source.lines().count();
            self.text = format!("unterminated triple-quoted string literal (detected at line {lines})");
        }
        if self.text != INVALID {
            return;
        }
        let line = self.shown(source);
        let before: String = line[..self.start.min(line.len())].iter().collect();
        match line.get(self.start) {
            Some(found) if !found.is_ascii() && !found.is_alphanumeric() => {
                self.text = format!("invalid character '{found}' (U+{:04X})", u32::from(*found));
                self.end = None;
            }
            _ if before.trim() == "else" => self.text = "expected ':'".to_owned(),
            _ if before.trim_start().starts_with("def ") && before.trim_end().ends_with(')') => {
                self.text = "expected ':'".to_owned();
            }
            _ => {}
        }
    }

    /// Puts the marks where 3.11 has them.
    fn replace(&mut self, source: &str) {
        let line = self.shown(source);
        if self.is("Missing parentheses in call to") {
            let name = line[self.start..]
                .iter()
                .take_while(|found| found.is_alphanumeric())
                .count();
            self.end = Some(end_of_expression(&line, self.start + name));
        } else if self.is("invalid syntax. Maybe you meant '==' or ':='") {
            if let Some(equals) = (self.start..line.len()).find(|at| line[*at] == '=') {
                self.end = Some(end_of_expression(&line, equals + 1));
            }
        } else if self.is("invalid syntax. Perhaps you forgot a comma?") {
            self.start_before(source);
        } else if self.is("expected an indented block") {
            self.end = None;
            if self.start >= line.len() {
                self.line = usize::MAX; // the end of the program: there is nothing to mark
            }
        } else if self.is("positional argument follows keyword argument") {
            if let Some(close) = closing(&line, self.start) {
                (self.start, self.end) = (close, None);
            }
        } else if self.is("expected 'else' after 'if' expression") {
            self.end = Some(self.start);
            let before: String = line[..self.start.min(line.len())].iter().collect();
            let at = before.rfind(" if ").map(|at| before[..at].chars().count());
            self.start = at.map_or(0, |end| start_of_expression(&line, end));
        } else if self.is("f-string: ") {
            self.after_string(&line);
        } else if self.is("'(' was never closed") {
            // Said only where the rest of the line is no error by itself.
            if let Some(colon) = colon_within(&line, self.start + 1) {
                *self = Told {
                    text: INVALID.to_owned(),
                    line: self.line,
                    start: colon,
                    end: None,
                };
            }
        }
    }

    /// Two expressions without a comma: from the first one's start, in whose line it is told.
    fn start_before(&mut self, source: &str) {
        let lines: Vec<Vec<char>> = source.lines().map(|line| line.chars().collect()).collect();
        let filled = |line: &[char], end: usize| {
            line[..end.min(line.len())]
                .iter()
                .rposition(|found| !found.is_whitespace())
        };
        let here = filled(&lines[self.line - 1], self.start).map(|last| (self.line, last));
        let earlier = || {
            let line = (1..self.line)
                .rev()
                .find(|line| filled(&lines[*line - 1], usize::MAX).is_some())?;
            Some((line, filled(&lines[line - 1], usize::MAX)?))
        };
        let Some((line, last)) = here.or_else(earlier) else {
            return;
        };
        let shown = &lines[line - 1];
        if ",([{=:".contains(shown[last]) {
            return; // it starts there already
        }
        if line != self.line {
            self.end = None;
        }
        self.line = line;
        self.start = start_of_expression(shown, last + 1);
        if self.end.is_none() {
            self.end = Some(last + 1);
        }
    }

    /// 3.11 reads a string as one token, and is one further when it looks into it.
    fn after_string(&mut self, line: &[char]) {
        let opening = line[..self.start.min(line.len())]
            .iter()
            .rposition(|found| "'\"".contains(*found));
        let Some(quote) = opening.map(|at| line[at]) else {
            return;
        };
        let Some(closing) = (self.start..line.len()).find(|at| line[*at] == quote) else {
            return;
        };
        let next = (closing + 1..line.len()).find(|at| !line[*at].is_whitespace());
        (self.start, self.end) = (next.unwrap_or(line.len()), None);
    }
}

/// Where the longest expression ends that starts after `start`, up to a comparison or a junction.
fn end_of_expression(line: &[char], start: usize) -> usize {
    let parsed = (start + 1..=line.len()).rev().find_map(|end| {
        let text: String = line[start..end].iter().collect();
        let leading = text.len() - text.trim_start().len();
        let parsed = parse_expression(text.trim()).ok()?.into_syntax();
        Some((text.clone(), leading, parsed))
    });
    let Some((text, leading, parsed)) = parsed else {
        return line.len();
    };
    let bytes = match *parsed.body {
        Expr::BoolOp(it) => {
            first_part(&text[leading..], &[" and ", " or "]).unwrap_or(it.range.end().to_usize())
        }
        _ => text.trim().len(),
    };
    start + text[..leading + bytes].chars().count()
}

/// How many bytes stand before the first of `words`.
fn first_part(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| text.find(word)).min()
}

/// Where the expression starts that ends at `end`: at a bracket or a comma before it, or at a space.
fn start_of_expression(line: &[char], end: usize) -> usize {
    let stop = |at: &usize| *at == 0 || ",=:".contains(line[*at - 1]);
    let mut found = end;
    for start in (0..end).rev() {
        let text: String = line[start..end].iter().collect();
        let whole = parse_expression(text.trim())
            .is_ok_and(|parsed| !matches!(*parsed.into_syntax().body, Expr::Tuple(_)));
        if whole && !line[start].is_whitespace() {
            found = start;
        }
        if stop(&start) && found < end {
            break;
        }
    }
    found
}

/// Where the bracket is closed that is open at `start`.
fn closing(line: &[char], start: usize) -> Option<usize> {
    let mut depth = 0;
    (start..line.len()).find(|at| match line[*at] {
        '(' | '[' | '{' => {
            depth += 1;
            false
        }
        ')' | ']' | '}' => {
            depth -= 1;
            depth < 0
        }
        _ => false,
    })
}

/// A colon in the bracket that is open at `start`, and in none within it.
fn colon_within(line: &[char], start: usize) -> Option<usize> {
    let end = closing(line, start).unwrap_or(line.len());
    let mut depth = 0;
    let text: String = line[start.min(end)..end].iter().collect();
    if text.contains(['\'', '"', '#']) || text.contains("lambda") {
        return None;
    }
    (start..end).find(|at| {
        depth += i32::from("([{".contains(line[*at])) - i32::from(")]}".contains(line[*at]));
        depth == 0 && line[*at] == ':' && line.get(at + 1) != Some(&'=')
    })
}
