//! How programs begin and end: values, exit statuses, `await` at the top level, bad input.

use crate::python::run;

#[test]
fn the_value_of_the_last_line_is_told() {
    let value = |source| run(source).outcome.value;
    assert_eq!(value("x = 3\nx * 2\n").as_deref(), Some("6"));
    assert_eq!(value("'text'\n'é'\n").as_deref(), None); // a docstring and an expression
    assert_eq!(value("x = 3\n"), None);
    assert_eq!(value("print('a')\n"), None);
    assert_eq!(value("def f(): pass\n"), None);
    assert_eq!(
        value("import asyncio\nawait asyncio.sleep(1, 'late')\n").as_deref(),
        Some("'late'")
    );
}

#[test]
fn a_program_with_await_at_its_top_level_is_the_task_main() {
    let ran = run("\
import asyncio
async def f(n):
    await asyncio.sleep(n)
    return asyncio.current_task().get_name()
print(asyncio.current_task().get_name())
print(await asyncio.gather(f(2), f(1)))
async with asyncio.timeout(1):
    await f(3)
");
    assert_eq!(ran.stdout, "main\n['Task-1', 'Task-2']\n");
    assert!(ran.stderr.ends_with("TimeoutError\n"), "{}", ran.stderr);
    assert_eq!(ran.outcome.error.map(|error| error.line), Some(7));
}

#[test]
fn the_exit_status_is_that_of_python() {
    let status = |source| {
        let ran = run(source);
        (ran.outcome.exit_status, ran.stderr)
    };
    assert_eq!(status("pass"), (0, String::new()));
    assert_eq!(status("import sys\nsys.exit()"), (0, String::new()));
    assert_eq!(status("import sys\nsys.exit(7)"), (7, String::new()));
    assert_eq!(status("import sys\nsys.exit('no tea')"), (1, "no tea\n".into()));
    assert_eq!(
        status("import asyncio, sys\nasync def main():\n    sys.exit(4)\nasyncio.run(main())").0,
        4
    );
    assert_eq!(status("1 / 0").0, 1);
    assert_eq!(status("raise KeyboardInterrupt").0, 130);
}

/// Programs that go wrong, the last line of what they say, and the line where.
const BAD: &[(&str, &str, u32)] = &[
    (
        "def f():\n    f()\nf()\n",
        "RecursionError: maximum recursion depth exceeded",
        2,
    ),
    (
        "x = 'x' * 10**19\n",
        "OverflowError: cannot fit 'int' into an index-sized integer",
        1,
    ),
    (
        "x = 1\ny = '\0'\n",
        "SyntaxError: source code cannot contain null bytes",
        2,
    ),
    (
        "if True:\n        x = 1\n\ty = 2\n",
        "TabError: inconsistent use of tabs and spaces in indentation",
        3,
    ),
    (
        "이름 = '값'\nprint(이름)\nprint(없음)\n",
        "NameError: name '없음' is not defined",
        3,
    ),
    (
        "for i in range(3):\nprint(i)\n",
        "IndentationError: expected an indented block after 'for' statement on line 1",
        2,
    ),
    ("print((1, 2)\n", "SyntaxError: '(' was never closed", 1),
    (
        "f = lambda: (yield from 3)\nlist(f())\n",
        "TypeError: 'int' object is not iterable",
        1,
    ),
];

#[test]
fn bad_input_gives_cpython_s_error_with_its_line() {
    for (source, last, line) in BAD {
        let ran = run(source);
        let said = ran.stderr.lines().last().map(str::trim_end);
        assert_eq!(said, Some(*last), "{source}\n{}", ran.stderr);
        assert_eq!(ran.outcome.error.map(|error| error.line), Some(*line), "{source}");
    }
}

#[test]
fn large_programs_and_values_do_not_end_the_interpreter() {
    let terms = vec!["1"; 5000].join(" + ");
    for source in [
        format!("try:\n    print(eval('{terms}'))\nexcept RecursionError as error:\n    print(error)\n"),
        "x = []\nfor _ in range(100_000):\n    x = [x]\ntry:\n    print(len(repr(x)))\nexcept RecursionError as e:\n    print(e)\n"
            .into(),
        "class C:\n    def __del__(self):\n        raise ValueError('in del')\nC()\nprint('on')\n".into(),
        "def g():\n    while True:\n        try:\n            yield\n        except GeneratorExit:\n            pass\n\
         i = g()\nnext(i)\ntry:\n    i.close()\nexcept RuntimeError as e:\n    print(e)\n"
            .into(),
    ] {
        let ran = run(&source);
        assert_eq!(ran.stdout.lines().count(), 1, "{:.60}\n{}\n{}", source, ran.stdout, ran.stderr);
    }
}

#[test]
fn a_million_prints_arrive() {
    let ran = run("for i in range(1_000_000):\n    print(i)\n");
    assert_eq!(ran.stdout.lines().count(), 1_000_000);
}

#[test]
fn a_program_takes_the_same_course_every_time() {
    let course = |second: f64| {
        let source = format!(
            "import asyncio\nasync def main():\n    await asyncio.gather(asyncio.sleep(1), asyncio.sleep({second}))\nasyncio.run(main())\n"
        );
        run(&source).schedule
    };
    assert_eq!(course(2.0), course(2.0));
    assert_ne!(course(2.0), course(0.5));
}
