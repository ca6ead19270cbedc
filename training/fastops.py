"""Code for `spacy train --code`: custom layers, and NumPy's own matrix product.

On many processors NumPy's OpenBLAS is several times faster than the library that
thinc uses by default; set OMP_NUM_THREADS=1 to keep to one core.
"""

from thinc.api import NumpyOps, set_current_ops

import quizgen.analyse.components  # noqa: F401

set_current_ops(NumpyOps(use_blis=False))
