"""The same work in NumPy as one would first write it, for when there is nobody to compare with."""

import numpy as np

NODES = np.linspace(-4, 4, 61)


class Bare:
    """An adaptive test of 2PL items: EAP on 61 nodes, most information, no checks."""

    def __init__(self, a, b):
        self.a, self.b = a, b
        p = 1 / (1 + np.exp(-a[:, None] * (NODES - b[:, None])))
        self.log_p = np.log(np.stack([1 - p, p], axis=1))  # (J, 2, Q)
        self.log_prior = -0.5 * NODES**2

    def next_item(self, items, answers):
        """The next item and the standard error so far."""
        log_posterior = self.log_prior + self.log_p[items, answers].sum(axis=0)
        weight = np.exp(log_posterior - log_posterior.max())
        weight /= weight.sum()
        theta = weight @ NODES
        p = 1 / (1 + np.exp(-self.a * (theta - self.b)))
        information = self.a**2 * p * (1 - p)
        information[items] = -1
        return information.argmax(), np.sqrt(weight @ NODES**2 - theta**2)

    def simulate(self, theta, rng, target=0.3, maximum=30):
        """Everybody side by side; the number of items given."""
        n = len(theta)
        log_posterior, given = np.tile(self.log_prior, (n, 1)), 0
        used, active = np.zeros((n, len(self.a)), dtype=bool), np.arange(n)
        for step in range(maximum + 1):
            weight = np.exp(log_posterior[active])
            weight /= weight.sum(axis=1, keepdims=True)
            mean = weight @ NODES
            se = np.sqrt(weight @ NODES**2 - mean**2)
            active, mean = active[se > target], mean[se > target]
            if step == maximum or not active.size:
                return given
            p = 1 / (1 + np.exp(-self.a * (mean[:, None] - self.b)))
            information = np.where(used[active], -1, self.a**2 * p * (1 - p))
            item = information.argmax(axis=1)
            chance = 1 / (1 + np.exp(-self.a[item] * (theta[active] - self.b[item])))
            right = (rng.random(active.size) < chance).astype(int)
            log_posterior[active] += self.log_p[item, right]
            used[active, item] = True
            given += active.size
        return given

    def score(self, x):
        """EAP of complete answers (n, J)."""
        log_posterior = x @ (self.log_p[:, 1] - self.log_p[:, 0]) + self.log_p[:, 0].sum(axis=0)
        weight = np.exp(log_posterior + self.log_prior)
        return weight @ NODES / weight.sum(axis=1)


def calibrate(x, cycles=60):
    """2PL by EM with a Newton step per item and cycle; a (J,) and the intercepts (J,)."""
    a, d = np.ones(x.shape[1]), np.log(x.mean(axis=0) / (1 - x.mean(axis=0)))
    prior = np.exp(-0.5 * NODES**2)
    for _ in range(cycles):
        z = NODES[:, None] * a + d
        p = 1 / (1 + np.exp(-z))
        like = np.exp(x @ np.log(p / (1 - p)).T + np.log(1 - p).sum(axis=1)) * prior
        like /= like.sum(axis=1, keepdims=True)
        people, right = like.sum(axis=0), like.T @ x
        residual, weight = right - people[:, None] * p, people[:, None] * p * (1 - p)
        g_a, g_d = NODES @ residual, residual.sum(axis=0)
        h_aa, h_ad, h_dd = NODES**2 @ weight, NODES @ weight, weight.sum(axis=0)
        det = h_aa * h_dd - h_ad**2
        a = a + (h_dd * g_a - h_ad * g_d) / det
        d = d + (h_aa * g_d - h_ad * g_a) / det
    return a, d
