# main() without asyncio.run.
async def main():
    print("hello")


main()
print("the end")
