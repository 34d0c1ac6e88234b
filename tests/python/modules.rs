//! Every module that a program may import does one real thing; those that make no sense say why.

use crate::python::run;

/// A module, an expression with it, and what CPython prints for that.
const MODULES: &[(&str, &str, &str)] = &[
    ("asyncio", "asyncio.run(asyncio.sleep(3, 'slept'))", "slept"),
    (
        "time",
        "time.strftime('%d %b %Y', time.gmtime(0)), time.monotonic()",
        "01 Jan 1970 0.0",
    ),
    ("contextlib", "contextlib.nullcontext(5).__enter__()", "5"),
    (
        "collections",
        "collections.Counter('banana').most_common(1)",
        "[('a', 3)]",
    ),
    (
        "collections.abc",
        "isinstance([], collections.abc.Sequence)",
        "True",
    ),
    (
        "contextvars",
        "contextvars.ContextVar('depth', default=7).get()",
        "7",
    ),
    ("itertools", "list(itertools.accumulate([1, 2, 3]))", "[1, 3, 6]"),
    ("random", "random.Random(1).randint(1, 100)", "18"),
    (
        "functools",
        "functools.reduce(lambda a, b: a * b, [2, 3, 4])",
        "24",
    ),
    ("sys", "sys.maxsize > 2**20", "True"),
    (
        "datetime",
        "datetime.date(2024, 2, 28) + datetime.timedelta(days=2)",
        "2024-03-01",
    ),
    ("math", "math.comb(5, 2)", "10"),
    ("cmath", "cmath.sqrt(-4)", "2j"),
    ("statistics", "statistics.median([3, 1, 2])", "2"),
    ("string", "string.Template('$a!').substitute(a=1)", "1!"),
    ("re", "re.findall(r'\\d+', 'a1b22')", "['1', '22']"),
    (
        "json",
        "json.dumps({'a': [1, None, True]})",
        "{\"a\": [1, null, true]}",
    ),
    ("pprint", "pprint.pformat({'b': 1, 'a': 2})", "{'a': 2, 'b': 1}"),
    ("inspect", "inspect.signature(lambda a, *, b=2: 0)", "(a, *, b=2)"),
    ("types", "types.SimpleNamespace(a=1)", "namespace(a=1)"),
    ("typing", "typing.get_origin(typing.List[int])", "<class 'list'>"),
    ("operator", "operator.itemgetter(1)('xyz')", "y"),
    (
        "warnings",
        "warnings.catch_warnings(record=True).__enter__()",
        "[]",
    ),
    ("heapq", "heapq.nsmallest(2, [5, 1, 4])", "[1, 4]"),
    ("bisect", "bisect.bisect([1, 3, 5], 3)", "2"),
    (
        "dataclasses",
        "dataclasses.make_dataclass('P', ['x'])(3)",
        "P(x=3)",
    ),
    ("enum", "enum.Enum('Colour', 'RED BLUE').BLUE", "Colour.BLUE"),
    ("abc", "abc.ABC.__abstractmethods__", "frozenset()"),
    ("copy", "copy.deepcopy([[1]])", "[[1]]"),
    ("textwrap", "textwrap.shorten('one two three', 9)", "one [...]"),
    (
        "traceback",
        "traceback.format_exception_only(ValueError('v'))",
        "['ValueError: v\\n']",
    ),
    ("weakref", "weakref.ref(type)() is type", "True"),
    ("gc", "gc.isenabled()", "True"),
    ("io", "io.StringIO('a\\nb').readlines()", "['a\\n', 'b']"),
    ("fractions", "fractions.Fraction(6, 4)", "3/2"),
    (
        "decimal",
        "decimal.Decimal('0.1') + decimal.Decimal('0.2')",
        "0.3",
    ),
    ("numbers", "isinstance(3, numbers.Integral)", "True"),
    ("uuid", "uuid.uuid5(uuid.NAMESPACE_DNS, 'a.b').version", "5"),
    ("hashlib", "hashlib.sha256(b'a').hexdigest()[:8]", "ca978112"),
    ("base64", "base64.b64encode(b'egg')", "b'ZWdn'"),
    ("struct", "struct.pack('<I', 258)", "b'\\x02\\x01\\x00\\x00'"),
    ("queue", "queue.Queue(2).maxsize", "2"),
    ("keyword", "keyword.iskeyword('async')", "True"),
    ("__future__", "__future__.annotations.compiler_flag > 0", "True"),
    (
        "unittest",
        "unittest.IsolatedAsyncioTestCase.__name__",
        "IsolatedAsyncioTestCase",
    ),
    ("logging", "logging.getLogger('a.b').parent.name", "root"),
    (
        "concurrent.futures",
        "concurrent.futures.Future().done()",
        "False",
    ),
    ("threading", "threading.current_thread().name", "MainThread"),
    ("os", "os.path.join('a', 'b')", "a/b"),
    ("signal", "signal.SIGINT.name", "SIGINT"),
    ("calendar", "calendar.isleap(2024)", "True"),
    ("secrets", "len(secrets.token_bytes(4))", "4"),
    (
        "graphlib",
        "list(graphlib.TopologicalSorter({1: [2]}).static_order())",
        "[2, 1]",
    ),
];

#[test]
fn every_module_does_one_real_thing() {
    let mut wrong = Vec::new();
    for (module, expression, expected) in MODULES {
        let ran = run(&format!("import {module}\nprint({expression})\n"));
        if (ran.stdout.trim_end(), ran.stderr.as_str()) != (*expected, "") {
            wrong.push(format!("{module}: {:?} {:?}", ran.stdout, ran.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_module_that_makes_no_sense_says_why_and_what_to_use_instead() {
    let instead = [
        ("socket", "asyncio.sleep"),
        ("requests", "asyncio.sleep"),
        ("aiohttp", "asyncio.sleep"),
        ("ssl", "asyncio.sleep"),
        ("http.client", "asyncio.sleep"),
        ("subprocess", "asyncio.create_task"),
        ("multiprocessing", "asyncio.create_task"),
        ("tkinter", "print"),
        ("numpy", "standard library"),
    ];
    for (module, word) in instead {
        let ran = run(&format!(
            "try:\n    import {module}\nexcept ImportError as error:\n    print(error)\n"
        ));
        let sentence = ran.stdout.trim_end();
        assert!(
            sentence.contains("cannot be imported") && sentence.contains(word),
            "{module}: {sentence:?} {}",
            ran.stderr
        );
    }
    let ran = run("import breakfast\n");
    assert!(
        ran.stderr
            .ends_with("ModuleNotFoundError: No module named 'breakfast'\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn time_is_the_session_s_and_sleep_blocks_it() {
    let ran = run("\
import time, datetime
start = time.perf_counter()
time.sleep(1.5)
print(time.perf_counter() - start, time.monotonic_ns(), time.time() - 1704067200)
print(datetime.datetime.now(), time.ctime())
");
    let expected = "1.5 1500000000 1.5\n2024-01-01 00:00:01.500000 Mon Jan  1 00:00:01 2024\n";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (expected, ""));
}

#[test]
fn the_seed_decides_what_is_random() {
    use loopscope::lang::python::Options;
    let program = "import random, uuid, os\nprint(random.random(), random.Random().random(), uuid.uuid4(), os.urandom(3))\n";
    let with_seed = |seed| {
        let options = Options {
            seed,
            ..Options::default()
        };
        crate::python::run_with(program, &options, &[]).unwrap().stdout
    };
    assert_eq!(with_seed(1), with_seed(1));
    assert_ne!(with_seed(1), with_seed(2));
}

#[test]
fn input_reads_the_lines_given_with_the_program() {
    use loopscope::lang::python::Options;
    let program = "print(input('name? ') + '!')\nfor _ in range(2):\n    input()\n";
    let ran = crate::python::run_with(program, &Options::default(), &["Kim", "two"]).unwrap();
    assert_eq!(ran.stdout, "name? Kim!\n");
    let last = ran.stderr.lines().last().unwrap();
    assert!(
        last.starts_with("EOFError: EOF when reading a line: input() reads the lines"),
        "{last}"
    );
}
