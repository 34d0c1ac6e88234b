//! What has no meaning in a page: sockets, processes, signals, files. The names are there, and say
//! so when they are used.

use rustpython_vm::builtins::{PyModule, PyTypeRef};
use rustpython_vm::function::FuncArgs;
use rustpython_vm::{Py, PyObjectRef, PyResult, VirtualMachine};

/// What a program cannot have here, and what it may do instead.
const NETWORK: &str = "there is no network in this page; an asyncio.Queue can stand for a connection";
const PROCESSES: &str = "there are no other processes in this page; a coroutine can stand for one";
const SIGNALS: &str = "there are no signals in this page; task.cancel() stops a task";
const FILES: &str = "there are no files or pipes in this page; an asyncio.Queue can stand for one";

/// Functions of the module.
const FUNCTIONS: &[(&str, &str)] = &[
    ("open_connection", NETWORK),
    ("start_server", NETWORK),
    ("open_unix_connection", NETWORK),
    ("start_unix_server", NETWORK),
    ("create_subprocess_exec", PROCESSES),
    ("create_subprocess_shell", PROCESSES),
    ("get_child_watcher", PROCESSES),
    ("set_child_watcher", PROCESSES),
];

/// Classes of the module that can be named and derived from, but not used.
const CLASSES: &[(&str, &str)] = &[
    ("AbstractServer", NETWORK),
    ("Server", NETWORK),
    ("StreamReader", NETWORK),
    ("StreamWriter", NETWORK),
    ("StreamReaderProtocol", NETWORK),
    ("AbstractChildWatcher", PROCESSES),
    ("FastChildWatcher", PROCESSES),
    ("MultiLoopChildWatcher", PROCESSES),
    ("PidfdChildWatcher", PROCESSES),
    ("SafeChildWatcher", PROCESSES),
    ("ThreadedChildWatcher", PROCESSES),
];

/// Classes that are only there to be derived from.
const BASES: &[&str] = &[
    "BaseProtocol",
    "Protocol",
    "DatagramProtocol",
    "SubprocessProtocol",
    "BufferedProtocol",
    "BaseTransport",
    "ReadTransport",
    "WriteTransport",
    "Transport",
    "DatagramTransport",
    "SubprocessTransport",
];

/// Methods of the loop.
const METHODS: &[(&str, &str)] = &[
    ("add_reader", FILES),
    ("remove_reader", FILES),
    ("add_writer", FILES),
    ("remove_writer", FILES),
    ("connect_read_pipe", FILES),
    ("connect_write_pipe", FILES),
    ("add_signal_handler", SIGNALS),
    ("remove_signal_handler", SIGNALS),
    ("subprocess_exec", PROCESSES),
    ("subprocess_shell", PROCESSES),
    ("connect_accepted_socket", NETWORK),
    ("create_connection", NETWORK),
    ("create_datagram_endpoint", NETWORK),
    ("create_server", NETWORK),
    ("create_unix_connection", NETWORK),
    ("create_unix_server", NETWORK),
    ("getaddrinfo", NETWORK),
    ("getnameinfo", NETWORK),
    ("sendfile", NETWORK),
    ("start_tls", NETWORK),
    ("sock_accept", NETWORK),
    ("sock_connect", NETWORK),
    ("sock_recv", NETWORK),
    ("sock_recv_into", NETWORK),
    ("sock_recvfrom", NETWORK),
    ("sock_recvfrom_into", NETWORK),
    ("sock_sendall", NETWORK),
    ("sock_sendfile", NETWORK),
    ("sock_sendto", NETWORK),
];

/// A function that raises because of `why`.
fn refusing(name: &'static str, why: &'static str, vm: &VirtualMachine) -> PyObjectRef {
    let refuse = move |_: FuncArgs, vm: &VirtualMachine| -> PyResult {
        let class = vm.ctx.exceptions.not_implemented_error.to_owned();
        Err(vm.new_exception_msg(class, format!("{name}: {why}").into()))
    };
    vm.new_function(name, refuse).into()
}

/// A class `asyncio.NAME` with these members.
fn class(name: &'static str, members: &[(&'static str, PyObjectRef)], vm: &VirtualMachine) -> PyResult {
    let dict = vm.ctx.new_dict();
    dict.set_item("__module__", vm.ctx.new_str("asyncio").into(), vm)?;
    for (member, value) in members {
        dict.set_item(*member, value.clone(), vm)?;
    }
    let kind: PyObjectRef = vm.ctx.types.type_type.to_owned().into();
    kind.call((vm.ctx.new_str(name), vm.ctx.new_tuple(Vec::new()), dict), vm)
}

/// Puts the names into the module.
pub(super) fn fill(module: &Py<PyModule>, vm: &VirtualMachine) -> PyResult<()> {
    for &(name, why) in FUNCTIONS {
        module.set_attr(name, refusing(name, why, vm), vm)?;
    }
    for &(name, why) in CLASSES {
        module.set_attr(
            name,
            class(name, &[("__init__", refusing(name, why, vm))], vm)?,
            vm,
        )?;
    }
    for &name in BASES {
        module.set_attr(name, class(name, &[], vm)?, vm)?;
    }
    Ok(())
}

/// Gives the loop's class the methods.
pub(super) fn add_loop_methods(event_loop: &PyTypeRef, vm: &VirtualMachine) {
    for &(name, why) in METHODS {
        event_loop.set_attr(vm.ctx.intern_str(name), refusing(name, why, vm));
    }
}
