"""The grammar of English as the pipeline marks it: the only place that knows dependency labels.

Labels are those of Universal Dependencies 2; ``scheme`` turns the trees of other schemes into them first.
"""
