"""Room 5: putting it together: settings, urls, sign-in, jobs, commands."""
