// Nothing here is needed to enter, send or answer: it only makes that quicker.
"use strict";
