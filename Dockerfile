# One image for web, worker and beat; what it runs is the command. Secrets come as *_FILE, never in the image.
FROM python:3.12-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    VAR_DIR=/var/lib/yiwang

RUN useradd --system --uid 10001 --home-dir /var/lib/yiwang --create-home yiwang
WORKDIR /srv/yiwang
COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock
COPY . .
RUN deploy/compile-words python && python -m compileall -q . && chown -R yiwang /var/lib/yiwang

USER yiwang
VOLUME /var/lib/yiwang
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "deploy/check-health", "http://127.0.0.1:8000/healthz/ready"]
CMD ["python", "-m", "granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
     "--blocking-threads", "4", "--no-ws", "--respawn-failed-workers", "--respawn-interval", "0.5", \
     "portal.wsgi:application"]
