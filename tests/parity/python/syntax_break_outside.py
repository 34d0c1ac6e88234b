# break outside a loop.
async def main():
    break
