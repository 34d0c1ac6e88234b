# Lambdas, nested functions and methods have their names in a traceback.
class Machine:
    def run(self, work):
        def step():
            return work(self)

        return step()


Machine().run(lambda machine: machine.missing)
