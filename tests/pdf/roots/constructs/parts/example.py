"""An example."""


# start
def ford(depth):
    return depth < 1


# end
