//! `tracemalloc`, which traces nothing here. `warnings` asks it whether to tell how a forgotten coroutine's place
//! could be found, and CPython's text does tell.

pub(super) use module::module_def;

#[rustpython_vm::pymodule(name = "tracemalloc")]
mod module {
    use rustpython_vm::function::OptionalArg;
    use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

    /// `tracemalloc.is_tracing()`
    #[pyfunction]
    fn is_tracing() -> bool {
        false
    }

    /// `tracemalloc.get_object_traceback(obj)`
    #[pyfunction]
    fn get_object_traceback(_object: PyObjectRef) -> Option<PyObjectRef> {
        None
    }

    /// `tracemalloc.start(nframe)`: says what finds the place instead.
    #[pyfunction]
    fn start(_frames: OptionalArg<usize>, vm: &VirtualMachine) -> PyResult<()> {
        let text = "memory allocations cannot be traced here: asyncio.run(main(), debug=True) tells where a \
                    coroutine that was never awaited was made";
        Err(vm.new_runtime_error(text))
    }
}
