//! Signs of life out of loops that give control to nobody: every `while` of the program asks us first in its body.
//!
//! RustPython looks for signals while it runs, but not in WebAssembly, where nobody else could send one. So a run
//! that hangs in `while True: pass` would be ended from outside, and nothing could be asked any more: neither the
//! line nor what happened before.

use std::cell::Cell;

use rustpython_vm as vm;
use vm::compiler::ast::name::Name;
use vm::compiler::ast::{self, Expr, ExprContext, Stmt};
use vm::compiler::codegen::compile::compile_top;
use vm::compiler::core::SourceFileBuilder;
use vm::compiler::core::bytecode::CodeObject;
use vm::compiler::{CompileOpts, Mode, parser};

use super::run::Run;

/// Whom it asks, among the builtins: no name that a program could write.
pub(super) const SIGN: &str = ".sign_of_life";

/// Iterations for which the host hears one sign.
const EVERY: u32 = 64;

thread_local! {
    static UNHEARD: Cell<u32> = const { Cell::new(0) };
}

/// An iteration begins.
pub(super) fn sign_of_life() {
    let unheard = UNHEARD.get() + 1;
    UNHEARD.set(unheard % EVERY);
    if unheard == EVERY
        && let Some(run) = Run::current()
    {
        run.host.alive();
    }
}

/// `source`, which compiles, with a sign in every `while`; nothing if there is none.
pub(super) fn compile(source: &str, mode: Mode, file: &str, options: CompileOpts) -> Option<CodeObject> {
    let source = source.replace("\r\n", "\n"); // as the compiler has it
    let mut module = parser::parse_module(&source).ok()?.into_syntax();
    if !add_to(&mut module.body) {
        return None;
    }
    let source = SourceFileBuilder::new(file, source.as_str()).finish();
    compile_top(ast::Mod::Module(module), source, mode, options).ok()
}

/// Whether there was a `while` in `body`.
fn add_to(body: &mut [Stmt]) -> bool {
    let mut found = false;
    for statement in body {
        found |= match statement {
            Stmt::While(it) => {
                add_to(&mut it.body);
                add_to(&mut it.orelse);
                it.body.insert(0, sign(it));
                true
            }
            Stmt::For(it) => add_to(&mut it.body) | add_to(&mut it.orelse),
            Stmt::FunctionDef(it) => add_to(&mut it.body),
            Stmt::ClassDef(it) => add_to(&mut it.body),
            Stmt::With(it) => add_to(&mut it.body),
            Stmt::If(it) => {
                let clauses = it.elif_else_clauses.iter_mut();
                add_to(&mut it.body) | clauses.fold(false, |found, clause| add_to(&mut clause.body) | found)
            }
            Stmt::Match(it) => {
                let cases = it.cases.iter_mut();
                cases.fold(false, |found, case| add_to(&mut case.body) | found)
            }
            Stmt::Try(it) => {
                let handlers = it.handlers.iter_mut().fold(false, |found, handler| {
                    let ast::ExceptHandler::ExceptHandler(handler) = handler;
                    add_to(&mut handler.body) | found
                });
                handlers | add_to(&mut it.body) | add_to(&mut it.orelse) | add_to(&mut it.finalbody)
            }
            _ => false,
        };
    }
    found
}

/// `not SIGN`, at the line of the loop's head: to ask for truth costs a fraction of a call.
fn sign(whole: &ast::StmtWhile) -> Stmt {
    let range = whole.range;
    let name = Expr::Name(ast::ExprName {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        id: Name::new_static(SIGN),
        ctx: ExprContext::Load,
    });
    let question = Expr::UnaryOp(ast::ExprUnaryOp {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        op: ast::UnaryOp::Not,
        operand: Box::new(name),
    });
    Stmt::Expr(ast::StmtExpr {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        value: Box::new(question),
    })
}
