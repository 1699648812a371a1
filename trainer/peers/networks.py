"""Generator and critic of the GAN-QP article in PyTorch, layer for layer as the trainer has them."""

import torch
from torch import nn
from torch.nn import functional

SMALLEST_MAP = 4
EPSILON = 1e-3
MOMENTUM = 0.01  # of the new value: the article's 0.99 of the old one


class Convolution(nn.Module):
    """5x5, stride 2; SAME padding has its odd pixel at the end."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.convolution = nn.Conv2d(inputs, outputs, 5, stride=2, bias=False)

    def forward(self, x):
        return self.convolution(functional.pad(x, (1, 2, 1, 2)))


class TransposedConvolution(nn.Module):
    """5x5, stride 2: the transpose of a convolution padded by one before and two after."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.convolution = nn.ConvTranspose2d(inputs, outputs, 5, stride=2)

    def forward(self, x):
        size = 2 * x.shape[-1]
        return self.convolution(x)[..., 1 : 1 + size, 1 : 1 + size]


def mirrored_transpose(inputs, outputs):
    """The same with the odd pixel at the other end, which PyTorch does without a copy."""
    return nn.ConvTranspose2d(inputs, outputs, 5, stride=2, padding=2, output_padding=1)


def channels(resolution, base, maximum):
    """Channels of the critic's convolutions, from the image inwards."""
    count = (resolution // SMALLEST_MAP).bit_length() - 1
    return [min(base << i, maximum) for i in range(count)]


def critic(resolution, base=64, maximum=2048):
    widths = channels(resolution, base, maximum)
    layers, inputs = [], 3
    for i, width in enumerate(widths):
        layers.append(Convolution(inputs, width))
        if i > 0:
            layers.append(nn.BatchNorm2d(width, eps=EPSILON, momentum=MOMENTUM))
        layers.append(nn.LeakyReLU(0.2))
        inputs = width
    layers += [nn.Flatten(), nn.Linear(inputs * SMALLEST_MAP**2, 1, bias=False)]
    return initialised(nn.Sequential(*layers))


def generator(resolution, latent=128, base=64, maximum=2048, transpose=TransposedConvolution):
    widths = channels(resolution, base, maximum)[::-1]
    features = widths[0] * SMALLEST_MAP**2
    layers = [
        nn.Linear(latent, features),
        nn.BatchNorm1d(features, eps=EPSILON, momentum=MOMENTUM),
        nn.ReLU(),
        nn.Unflatten(1, (widths[0], SMALLEST_MAP, SMALLEST_MAP)),
    ]
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [
            transpose(inputs, outputs),
            nn.BatchNorm2d(outputs, eps=EPSILON, momentum=MOMENTUM),
            nn.ReLU(),
        ]
    layers += [transpose(widths[-1], 3), nn.Tanh()]
    return initialised(nn.Sequential(*layers))


def initialised(network):
    for module in network.modules():
        if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)):
            nn.init.xavier_uniform_(module.weight)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
    return network


def iteration(parts, batch, real, criticality=10.0, critic_steps=2):
    """Two critic steps and a generator step of GAN-QP with L1: equations (12) to (15)."""
    g, t, g_adam, t_adam, latent = parts
    for _ in range(critic_steps):
        with torch.no_grad():
            fake = g(torch.randn(batch, latent))
        distance = (real - fake).abs().mean((1, 2, 3))
        delta = (t(real) - t(fake)).squeeze(1)
        loss = (delta.square() / (2 * criticality * distance) - delta).mean()
        t_adam.zero_grad(set_to_none=True)
        loss.backward()
        t_adam.step()
    t.requires_grad_(False)
    loss = -t(g(torch.randn(batch, latent))).mean()
    g_adam.zero_grad(set_to_none=True)
    loss.backward()
    g_adam.step()
    t.requires_grad_(True)
