"""catsim and PyPI mirt, where they are installed, doing the work as their manuals say."""

import importlib
import time
from importlib.metadata import version

import numpy as np
from bench.engine.bare import NODES


def installed(name):
    """The module, or None where it cannot be imported."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


MIRT, CATSIM, NUMBA = installed("mirt"), installed("catsim"), installed("numba")


def versions():
    """What this run measures against, in words."""
    return {
        name: version(name) if module else "not installed"
        for name, module in (("catsim", CATSIM), ("mirt", MIRT), ("numba", NUMBA))
    }


def mirt_model(a, b):
    """A mirt model with these 2PL parameters."""
    models = importlib.import_module("mirt.models")
    model = models.TwoParameterLogistic(n_items=len(a))
    model.set_parameters(discrimination=np.asarray(a), difficulty=np.asarray(b))
    model._is_fitted = True  # it has no other way to say that the items are known
    return model


def mirt_sessions(a, b, right):
    """mirt's interactive engine: seconds of each answer (estimate and next item), and the items."""
    engine = importlib.import_module("mirt.cat").CATEngine
    model = mirt_model(a, b)
    seconds, items = [], []
    for answers in right:
        cat = engine(model, se_threshold=0.3, max_items=30, n_quadpts=61)
        state = cat.get_current_state()
        while not state.is_complete:
            item = state.next_item
            began = time.perf_counter()
            state = cat.administer_item(int(answers[item]))
            seconds.append(time.perf_counter() - began)
        items.append(list(state.items_administered))
    return seconds, items


def mirt_batch(a, b, theta, *, rust):
    """mirt's simulation of everybody; the number of items given."""
    engine = importlib.import_module("mirt.cat").CATEngine
    cat = engine(mirt_model(a, b), se_threshold=0.3, max_items=30, n_quadpts=61, seed=7)
    done = cat.run_batch_simulation(theta, use_rust=rust)
    return sum(one.n_items_administered for one in done)


def catsim_sessions(a, b, right):
    """catsim's selector with EAP on the same nodes, which it has not: seconds, and the items."""
    bank_class = CATSIM.ItemBank
    selector = importlib.import_module("catsim.selection").MaxInfoSelector()
    estimator = eap_for_catsim()
    columns = np.stack([a, b, np.zeros_like(a), np.ones_like(a)], axis=1)
    bank, seconds, paths = bank_class(columns, validate=False), [], []
    for answers in right:
        items, given, theta, se = [], [], 0.0, 9.0
        while se > 0.3 and len(items) < 30:
            began = time.perf_counter()
            item = selector.select(item_bank=bank, administered_items=items, est_theta=theta)
            seconds.append(time.perf_counter() - began)
            items.append(int(item))
            given.append(bool(answers[item]))
            began = time.perf_counter()
            theta = estimator.estimate(
                item_bank=bank, administered_items=items, response_vector=given, est_theta=theta
            )
            seconds[-1] += time.perf_counter() - began
            se = estimator.se
        paths.append(items)
    return seconds, paths


def eap_for_catsim():
    """EAP written as its manual says estimators are, in a few lines of NumPy."""
    base = importlib.import_module("catsim.estimation").BaseEstimator

    class Eap(base):
        def estimate(
            self,
            index=None,
            item_bank=None,
            administered_items=None,
            response_vector=None,
            est_theta=None,
        ):
            a, b, c, d = item_bank.items[administered_items, :4].T
            p = c + (d - c) / (1 + np.exp(-a * (NODES[:, None] - b)))
            told = np.where(response_vector, p, 1 - p).prod(axis=1) * np.exp(-0.5 * NODES**2)
            weight = told / told.sum()
            theta = weight @ NODES
            self.se = float(np.sqrt(weight @ NODES**2 - theta**2))
            return float(theta)

    return Eap()


def mirt_fit(x, model):
    """mirt's calibration at its fastest, with standard errors as ours has."""
    return MIRT.fit_mirt(x, model=model, n_quadpts=61, accelerate="squarem")


def mirt_scores(a, b, x):
    """mirt's EAP of everybody."""
    return MIRT.fscores(mirt_model(a, b), x, method="EAP", n_quadpts=61).theta
