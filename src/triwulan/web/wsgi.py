"""The WSGI application served by `triwulan serve` or any WSGI server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from triwulan.web.secret import refuse_default_secret

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "triwulan.web.settings")
# Whatever server loads this: real data are never guarded by a key that everybody knows.
refuse_default_secret(settings.SECRET_KEY, demo=settings.DEMO)
application = get_wsgi_application()
