from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('quarters', '0002_sending_reason'),
    ]

    operations = [
        migrations.AddField(
            model_name='sending',
            name='counted',
            field=models.JSONField(default=dict),
        ),
    ]
