from __future__ import annotations

from django.db import migrations

FORWARDS = """
CREATE FUNCTION accounts_signin_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The record of sign-ins only grows.'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'accounts_signin_only_grows', TABLE = 'accounts_signin';
END
$$;
CREATE TRIGGER accounts_signin_only_grows BEFORE UPDATE OR DELETE ON accounts_signin
    FOR EACH ROW EXECUTE FUNCTION accounts_signin_refuse();
"""
BACKWARDS = """
DROP TRIGGER accounts_signin_only_grows ON accounts_signin;
DROP FUNCTION accounts_signin_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_sign_in")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
