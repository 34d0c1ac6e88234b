# IsolatedAsyncioTestCase runs coroutines as tests, each in a loop of its own.
import asyncio
import unittest


class Kitchen(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print("setUp")

    async def asyncSetUp(self):
        self.oven = asyncio.Lock()
        print("asyncSetUp")

    async def test_bakes(self):
        async with self.oven:
            self.assertTrue(self.oven.locked())
        print("test bakes")

    async def test_fails(self):
        await asyncio.sleep(0)
        self.assertEqual(1 + 1, 3)

    async def test_times_out(self):
        with self.assertRaises(TimeoutError):
            await asyncio.wait_for(asyncio.sleep(1), 0)

    async def asyncTearDown(self):
        print("asyncTearDown")

    def tearDown(self):
        print("tearDown")


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Kitchen).run(result)
print(result.testsRun, len(result.errors), [text.splitlines()[-1] for test, text in result.failures])
print(result.wasSuccessful(), result.failures[0][0].id())
