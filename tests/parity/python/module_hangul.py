# Identifiers, strings and task names in Hangul.
import asyncio


async def 요리(음식, 초):
    await asyncio.sleep(초)
    print(음식, "완성")
    return f"{음식}!"


async def main():
    작업 = asyncio.create_task(요리("떡볶이", 0.02), name="주방")
    print(작업.get_name(), 요리.__name__)
    print(await asyncio.gather(작업, 요리("김밥", 0.01)))
    print(repr(작업))
    print("가나다"[::-1], len("한글"), "한글".center(8, "·"), "\N{HANGUL SYLLABLE GA}", "ㄱ" < "가")


asyncio.run(main())
