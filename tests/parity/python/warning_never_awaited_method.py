# The warning names the method with its class.
import asyncio


class Kitchen:
    async def cook(self):
        pass

    async def serve(self):
        self.cook()
        asyncio.Queue().get()


asyncio.run(Kitchen().serve())
