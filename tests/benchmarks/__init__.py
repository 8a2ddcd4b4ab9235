"""Races between the tool and other ways to make the same plan.

``python -m tests.benchmarks`` from the top of the tree prints a table; nothing else is needed, and
``pip install '.[bench]'`` adds the one rival from outside (PyVRP). Options::

    --case     sample (default), distinct, large, county, towns, one town by name, or tiny
    --rival    some of the rivals by name; all by default
    --limit    seconds for each rival, 60 by default
    --workers  threads of CP-SAT for the rivals, as many as processors by default; ours keeps to one
    --memory-gb  address space of each rival; the plain models outgrow it on a county
    --json     a file for the figures

Every row is measured in the same run on the same case. Each rival has a fresh process of its own,
so the peak of its memory (``VmHWM``) is its own; the facts are in it, the check of the result is
not. ``seconds`` is wall clock from facts in memory to pairs of names, with the rival's imports,
distances and model; ``CPU s`` is user and system time of all its threads: the two differ on a busy
machine, so do not quote one without the other. A rival that does not stop is killed, and says so.

Every value in the table is recomputed from the rival's pairs by `bangfu_assign.rules`, which knows
none of the solvers, and so are the breaches: a plan that breaks rules may look better than any plan
can be. ``1234 =`` is proven to be the least; ``1234 ≥1200 2.8%`` has the lower bound 1200; ``1234``
alone claims nothing. A bound speaks of plans with the same values in all columns to its left, so it
can be compared between rows only where those are equal. If a plan without a breach is below a
bound, the table says CONTRADICTION: then a bound or a rule is wrong.

The rivals, one file each in ``rivals/``:

========================  ==========================================================================
``ours``                  `bangfu_assign.solve`, one worker, with its checks and explanations
``plain_cpsat``           CP-SAT with one Boolean a pair, as in the assignment examples of OR-Tools
``count_cpsat``           CP-SAT with counts n[cadre, village]
``count_milp``            the same counts in HiGHS (`scipy.optimize.milp`)
``flow``                  min-cost flow: quota and distance household by household, no rounds
``greedy``                what an office does by hand: the neediest first, the nearest free cadre
``pyvrp_rounds``          PyVRP: vehicles with depots of their own, clients with prizes
========================  ==========================================================================

The integer programs take the objectives in the policy's strict order; each may use half of the time
that is left, the last one all of it, so that an objective without proof does not stop the others.
They leave out ``walk``, and ``travel`` where a cadre may have three villages.

The cases (`cases`, `towns`) are made from seeds, the same every time:

=============  =====================================================================================
``sample``     2,007 households × 789 cadres × 44 villages, the folder ``sample_data/banzhuang``
``distinct``   the sample; every cadre without a base has a home, half the households a last cadre
``large``      3,000 × 1,500 × 60
``county``     12,000 × 4,000 × 400: nine towns as one, a third of the cadres may serve anywhere
``towns``      ten towns: few or many villages, places in surplus or short, every cadre at a home of
               its own, roads, a tight ``max_km``, hamlets of one household, one village a cadre and
               no leaders, three villages a cadre with continuity as a rule
``tiny``       thirty households, for trying things out
=============  =====================================================================================
"""
