"""Imports modules out of texts: a program has no files."""

import importlib.abc
import importlib.util


class Texts(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the modules whose text was handed in, by their full names."""

    def __init__(self, texts):
        self.texts = texts

    def find_spec(self, name, path, target=None):
        is_package = any(other.startswith(name + ".") for other in self.texts)
        if name not in self.texts and not is_package:
            return None
        return importlib.util.spec_from_loader(name, self, origin=name, is_package=is_package)

    def get_source(self, name):
        return self.texts.get(name, "")

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        name = module.__name__
        module.__file__ = name + ".py"
        exec(compile(self.texts.get(name, ""), module.__file__, "exec"), module.__dict__)
