"""The machine: versions that decide the result, the memory a plan took, the cores there are."""

from __future__ import annotations

import gc
import os
import platform
import sys
from importlib import metadata
from pathlib import Path

from bangfu_assign import __version__

_DECISIVE = ("numpy", "ortools", "pandas", "scipy")
"""Libraries another version of which may choose another of several equal plans."""


_YOUNG = 10_000
"""Objects made before the next look for dead cycles; Python looks after 700."""


def collect_rarely() -> None:
    """Look for dead cycles less often, in a process of this tool's own.

    A command loads libraries and builds tables, which stay, and ends: the looks find nothing and
    take some three hundredths of its time. Much rarer ones would cost memory (measured).
    """
    gc.set_threshold(_YOUNG, 10, 10)


def available_cores() -> int:
    """Return how many cores this process may use: a container may own fewer than there are."""
    if hasattr(os, "sched_getaffinity"):  # not on Windows and macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def versions() -> dict[str, str]:
    """Return the versions of this tool, of Python and of the libraries that decide the result."""
    return {
        "bangfu-assign": __version__,
        "python": platform.python_version(),
        **{name: metadata.version(name) for name in _DECISIVE},
    }


if sys.platform == "win32":

    def _windows_peak_bytes() -> int:
        """Ask Windows for the peak working set (GetProcessMemoryInfo, PROCESS_MEMORY_COUNTERS)."""
        import ctypes  # noqa: PLC0415 - for Windows only

        class Counters(ctypes.Structure):
            _fields_ = (
                ("cb", ctypes.c_uint32),
                ("PageFaultCount", ctypes.c_uint32),
                ("PeakWorkingSetSize", ctypes.c_size_t),
                ("WorkingSetSize", ctypes.c_size_t),
                ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
                ("QuotaPagedPoolUsage", ctypes.c_size_t),
                ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
                ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
                ("PagefileUsage", ctypes.c_size_t),
                ("PeakPagefileUsage", ctypes.c_size_t),
            )

        counters = Counters(cb=ctypes.sizeof(Counters))
        kernel32 = ctypes.WinDLL("kernel32")
        kernel32.GetCurrentProcess.restype = ctypes.c_void_p
        query = kernel32.K32GetProcessMemoryInfo
        query.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
        found = query(kernel32.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
        return int(counters.PeakWorkingSetSize) if found else 0


def peak_memory_mb() -> float:
    """Return the most memory this process ever held, in MB (10^6 bytes); 0 if unknown."""
    if sys.platform == "win32":
        return _windows_peak_bytes() / 1e6
    try:
        # Linux: the peak of this program alone; getrusage would report the process that started it
        # if that one was bigger.
        status = Path("/proc/self/status").read_text("utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6
    except (OSError, IndexError):
        pass
    import resource  # noqa: PLC0415 - exists on Unix only

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # getrusage counts KiB, on macOS bytes (getrusage(2) of each system).
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
