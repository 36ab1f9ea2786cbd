import logging

logger = logging.getLogger(__name__)


def bill(order):
    logger.info("bill")
    return Price(order)  # expect: undefined-name-importable
