using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace JourneyStudio.Storage.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class MemberDetail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "topic",
                table: "tag",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "cancelled_at",
                table: "session",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "score",
                table: "guide_task",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "session",
                table: "enrollment",
                type: "text",
                nullable: true,
                computedColumnSql: "nullif(substr(split_part(split_part(records, '\"session\":\"', 2), '\"', 1), 1, 81), '')",
                stored: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "personal",
                table: "attribute_definition",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "tag_assignment",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    tag = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    session = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    segment = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    removes = table.Column<bool>(type: "boolean", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    actor = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    total = table.Column<long>(type: "bigint", nullable: true),
                    done = table.Column<long>(type: "bigint", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false),
                    begun_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tag_assignment", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_enrollment_session",
                table: "enrollment",
                column: "session",
                filter: "state = 'active' and session is not null");

            migrationBuilder.CreateIndex(
                name: "ix_tag_assignment_actor_id",
                table: "tag_assignment",
                columns: new[] { "actor", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tag_assignment_running",
                table: "tag_assignment",
                column: "id",
                filter: "state in ('running', 'stopping')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tag_assignment");

            migrationBuilder.DropIndex(
                name: "ix_enrollment_session",
                table: "enrollment");

            migrationBuilder.DropColumn(
                name: "session",
                table: "enrollment");

            migrationBuilder.DropColumn(
                name: "topic",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "cancelled_at",
                table: "session");

            migrationBuilder.DropColumn(
                name: "score",
                table: "guide_task");

            migrationBuilder.DropColumn(
                name: "personal",
                table: "attribute_definition");
        }
    }
}
