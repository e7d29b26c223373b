"""The tests of survival tested: programs that publish wrongly must be found out, each by the test that is meant for it."""

import re
import sys
from pathlib import Path

import churn
import links
import machine
import refused
from kills import Killing
from online import Fault
from published import Workplace

HERE = Path(__file__).resolve().parent


def kill_some(work, rng, say, rounds):
    Killing(work, rng, say, articles=120, least=200).run(40)


# As a shell script: another user may not be let in where Python is.
CHANGES_AFTER_A_FAULT = """#!/bin/sh
"{real}" "$@" && exit
status=$?
while [ "$1" != --output ]; do shift; done
: > "$2/rss.xml"
exit $status
"""

# How it publishes, the test that must find it, what that must say.
PLANTED = [
    ("in place", kill_some, "neither the old file nor the new one"),
    ("gone for a moment", kill_some, "is not there, though the site had it before and has it after"),
    ("lists first", kill_some, "is online and names .*, which is not"),
    ("removals first", kill_some, "is still as it was and names .*, which is gone already"),
    ("stale files stay", kill_some, "left over: "),
    ("staging stays", kill_some, "staging stays behind"),
    ("an empty folder stays", kill_some, "folder left over: rong"),
    ("in place", churn.test_readers, "was neither old nor new while the site was built"),
    ("gone for a moment", churn.test_readers, "cannot be read while the site is built"),
    ("in place", links.test_links_in_output, "outside the output folder changed|differences"),
    ("in place", links.test_output_is_link, "instead of 1"),
    ("no lock", machine.test_two_at_once, "met only|does not say that it waits|differences|ends with|status"),
    ("trusts stamps", machine.test_clock, "other bytes|instead of"),
    ("trusts stamps", machine.test_power_loss, "after another start of the machine"),
    ("says nothing of a full disk", refused.test_full_disk, "with just enough room"),
    ("changes after a fault", refused.test_read_only, "after a build that failed"),
]


def test_planted_faults(work, rng, say, rounds):
    """Each way of publishing wrongly is found."""
    missed = []
    for mode, test, pattern in PLANTED:
        script = work.new("planted")
        text = CHANGES_AFTER_A_FAULT.format(real=work.program) if mode == "changes after a fault" else (
            f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(HERE)!r})\nimport planted_publisher\n"
            f"planted_publisher.main({mode!r}, {str(work.program)!r})\n")
        script.write_text(text)
        script.chmod(0o755)
        with Workplace(script) as planted:
            try:
                test(planted, rng, lambda text: None, 20)
                missed.append(f"{test.__name__} finds nothing in a program of the kind: {mode}")
            except Fault as fault:
                if not re.search(pattern, str(fault)):
                    missed.append(f"{test.__name__} finds something else in a program of the kind: {mode}\n{fault}")
            except OSError:
                # What a wrong publisher leaves may stop the test itself: that it is wrong is seen then too.
                pass
    if missed:
        raise Fault("\n".join(missed))
    say(f"  {len(PLANTED)} found")
