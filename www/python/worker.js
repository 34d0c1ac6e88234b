// A worker that runs one Python program. It has an interpreter ready before there is a program.
import { serve } from "../runtime/inbox.js";
import { Execution, init } from "./execution.js";

// What reads the process's own input in Node; a browser has none.
const files = globalThis.require?.("node:fs");

serve(init, (request, emit) => new Execution(request, emit, files).run());
