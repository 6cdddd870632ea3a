from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0002_tables_of_text'),
    ]

    operations = [
        migrations.AlterField(
            model_name='evidencefile',
            name='kind',
            field=models.CharField(choices=[('pdf', 'pdf'), ('jpg', 'jpg'), ('png', 'png'), ('webp', 'webp'), ('heic', 'heic'), ('docx', 'docx'), ('xlsx', 'xlsx'), ('pptx', 'pptx'), ('odt', 'odt'), ('ods', 'ods'), ('doc', 'doc'), ('xls', 'xls'), ('csv', 'csv'), ('txt', 'txt')], max_length=8),
        ),
    ]
