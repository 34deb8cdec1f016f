"""Act as a visitor does in another engine than Chromium's, whatever drives it."""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.browser.paper import APP_READY, Print

DESK, PHONE = (1440, 900), (390, 844)
_WITHIN_S = 60
