# A missing colon.
async def main()
    print("hello")
