//! Modules that make no sense here: importing one raises an ImportError that says why, and what to use
//! instead.

use rustpython_vm::builtins::PyStrRef;
use rustpython_vm::class::PyClassImpl;
use rustpython_vm::function::OptionalArg;
use rustpython_vm::{AsObject, Py, PyObjectRef, PyPayload, PyResult, VirtualMachine, pyclass};

use super::library;

/// Why, and what instead.
const REASONS: &[(&[&str], &str)] = &[
    (
        &[
            "socket",
            "ssl",
            "select",
            "selectors",
            "socketserver",
            "http",
            "ftplib",
            "smtplib",
            "imaplib",
            "poplib",
            "requests",
            "aiohttp",
            "httpx",
            "urllib3",
            "websockets",
            "websocket",
            "uvicorn",
            "fastapi",
            "flask",
            "django",
            "xmlrpc",
            "grpc",
            "redis",
            "pymongo",
            "asyncpg",
            "psycopg2",
        ],
        "a program has no network here; let `await asyncio.sleep(seconds)` stand for the wait for an answer",
    ),
    (
        &["subprocess", "multiprocessing", "pty", "_posixsubprocess"],
        "a program starts no processes here; make a task of each part with `asyncio.create_task`",
    ),
    (
        &[
            "tempfile", "shutil", "mmap", "fcntl", "aiofiles", "sqlite3", "dbm", "zipfile", "tarfile", "glob",
        ],
        "a program has no files here; keep what it needs in variables, or in an `io.StringIO`",
    ),
    (
        &[
            "tkinter",
            "turtle",
            "curses",
            "readline",
            "termios",
            "tty",
            "webbrowser",
            "pygame",
            "matplotlib",
            "IPython",
        ],
        "a program has no screen but its output here; use `print`",
    ),
    (
        &["uvloop", "trio", "anyio", "curio", "twisted", "gevent", "tornado"],
        "there is one event loop here, and it is asyncio's; use `import asyncio`",
    ),
    (
        &[
            "numpy",
            "pandas",
            "scipy",
            "sklearn",
            "torch",
            "tensorflow",
            "pytest",
            "tqdm",
            "rich",
            "attr",
            "pydantic",
        ],
        "packages cannot be installed here; use Python's standard library",
    ),
    (
        &[
            "ctypes",
            "_ctypes",
            "cffi",
            "resource",
            "grp",
            "pwd",
            "winreg",
            "msvcrt",
            "pip",
            "ensurepip",
            "venv",
        ],
        "a program is apart from the machine here; there is nothing to use instead",
    ),
];

/// Why the module `name` cannot be imported, in one sentence.
fn reason(name: &str) -> Option<String> {
    if library::more_has(name) {
        return Some(format!(
            "'{name}' was not loaded: a program gets this part of the library if it names the module; \
             write `import {name}` in it"
        ));
    }
    let package = name.split('.').next()?;
    let (_, why) = REASONS.iter().find(|(names, _)| names.contains(&package))?;
    Some(format!("'{name}' cannot be imported: {why}"))
}

/// The last of `sys.meta_path`: it is asked for what the others did not find.
#[pyclass(module = "_session", name = "UnavailableFinder")]
#[derive(Debug, PyPayload)]
struct UnavailableFinder;

#[pyclass]
impl UnavailableFinder {
    #[pymethod]
    fn find_spec(
        _zelf: &Py<Self>,
        name: PyStrRef,
        _path: OptionalArg<PyObjectRef>,
        _target: OptionalArg<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult {
        match reason(&name.to_string_lossy()) {
            None => Ok(vm.ctx.none()),
            Some(sentence) => {
                let class = vm.ctx.exceptions.module_not_found_error.to_owned();
                let error = vm.new_exception_msg(class, sentence.into());
                error.as_object().set_attr("name", name, vm)?;
                Err(error)
            }
        }
    }
}

/// Puts the finder into `sys.meta_path`.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let _ = UnavailableFinder::make_static_type();
    let finder: PyObjectRef = UnavailableFinder.into_ref(&vm.ctx).into();
    let path = vm.sys_module.as_object().get_attr("meta_path", vm)?;
    vm.call_method(&path, "append", (finder,))?;
    Ok(())
}
